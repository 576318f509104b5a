import { Field, Input, Radio, RadioGroup, Select, Switch, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { iso, millis, told } from './duration';

interface Common<V> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  hint?: string;
  required?: boolean;
  /** What is wrong with the value. */
  wrong?: string | undefined;
}

function frame({ label, hint, required, wrong }: Common<never> | Common<string>) {
  return { label, hint: hint ?? '', required: required ?? false, ...(wrong ? { validationMessage: wrong } : {}) };
}

/** A line of text. */
export function TextField(props: Common<string> & { max?: number; placeholder?: string; type?: 'text' | 'email' }) {
  return (
    <Field {...frame(props)}>
      <Input
        value={props.value}
        type={props.type ?? 'text'}
        onChange={(_, { value }) => props.onChange(value)}
        maxLength={props.max ?? 256}
        placeholder={props.placeholder ?? ''}
      />
    </Field>
  );
}

/** A whole number, as text while it is typed. */
export function NumberField(props: Common<string> & { least: number; most: number }) {
  return (
    <Field {...frame(props)}>
      <Input
        type="number"
        min={props.least}
        max={props.most}
        value={props.value}
        onChange={(_, { value }) => props.onChange(value)}
        style={{ maxWidth: '6rem' }}
      />
    </Field>
  );
}

/** A secret somebody pastes: hidden, and never offered to be kept by the browser. */
export function SecretField(props: Common<string>) {
  return (
    <Field {...frame(props)}>
      <Input type="password" autoComplete="new-password" value={props.value} onChange={(_, { value }) => props.onChange(value)} />
    </Field>
  );
}

/** Some lines of text. */
export function LongTextField(props: Common<string> & { max?: number; placeholder?: string }) {
  return (
    <Field {...frame(props)}>
      <Textarea
        value={props.value}
        rows={3}
        resize="vertical"
        onChange={(_, { value }) => props.onChange(value)}
        maxLength={props.max ?? 1024}
        placeholder={props.placeholder ?? ''}
      />
    </Field>
  );
}

/** One of a few, all in sight. */
export function ChoiceField<V extends string>(
  props: Omit<Common<V>, 'onChange'> & { onChange: (value: V) => void; options: readonly { value: V; text: string; hint?: string }[] },
) {
  return (
    <Field {...frame(props as unknown as Common<string>)}>
      <RadioGroup value={props.value} onChange={(_, { value }) => props.onChange(value as V)}>
        {props.options.map((it) => (
          <Radio key={it.value} value={it.value} label={it.hint ? { children: <>{it.text}<br /><small>{it.hint}</small></> } : it.text} />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** One of many. */
export function SelectField<V extends string>(
  props: Omit<Common<V>, 'onChange'> & { onChange: (value: V) => void; options: readonly { value: V; text: string }[] },
) {
  return (
    <Field {...frame(props as unknown as Common<string>)}>
      <Select value={props.value} onChange={(_, { value }) => props.onChange(value as V)}>
        {props.options.map((it) => (
          <option key={it.value} value={it.value}>
            {it.text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Yes or no, at once. */
export function SwitchField(props: { label: string; value: boolean; onChange: (value: boolean) => void; hint?: string; disabled?: boolean }) {
  return (
    <Field hint={props.hint ?? ''}>
      <Switch
        label={props.label}
        checked={props.value}
        disabled={props.disabled ?? false}
        onChange={(_, { checked }) => props.onChange(checked)}
      />
    </Field>
  );
}

const HALF_HOUR = 30 * 60_000;

/** A duration up to a limit, in half hours. */
export function DurationSlider(props: Common<string> & { max: string }) {
  const steps = Math.max(1, Math.round(millis(props.max) / HALF_HOUR));
  const step = Math.min(steps, Math.max(1, Math.round(millis(props.value) / HALF_HOUR)));
  return (
    <Field {...frame(props)} label={`${props.label}: ${told(step * HALF_HOUR)}`} hint={props.hint ?? `At most ${told(props.max)}`}>
      <input
        type="range"
        min={1}
        max={steps}
        value={step}
        aria-label={props.label}
        aria-valuetext={told(step * HALF_HOUR)}
        style={{ width: '100%', margin: 0, height: '1.5rem', accentColor: tokens.colorCompoundBrandBackground }}
        onChange={(event) => props.onChange(iso(Number(event.target.value) * HALF_HOUR))}
      />
    </Field>
  );
}

const UNITS = [
  { value: 'minutes', text: 'minutes', ms: 60_000 },
  { value: 'hours', text: 'hours', ms: 3_600_000 },
  { value: 'days', text: 'days', ms: 86_400_000 },
] as const;

/**
 * A duration of any length: a number and its unit.
 *
 * @param least the smallest number: 0 where there may be none
 */
export function DurationField(props: Common<string> & { units?: readonly ('minutes' | 'hours' | 'days')[]; least?: 0 | 1 }) {
  const least = props.least ?? 1;
  const offered = UNITS.filter((it) => !props.units || props.units.includes(it.value));
  const ms = millis(props.value);
  const [picked, setPicked] = useState('');
  const fitting = [...offered].reverse().find((it) => ms % it.ms === 0);
  const unit = offered.find((it) => it.value === picked && (Number.isNaN(ms) || ms % it.ms === 0)) ?? fitting ?? offered[0] ?? UNITS[0];
  const amount = Number.isNaN(ms) ? '' : String(Math.round(ms / unit.ms));
  const set = (number: string, per: number) => {
    const sum = Number(number) * per;
    props.onChange(number && Number.isFinite(sum) && (sum > 0 || (sum === 0 && least === 0)) ? iso(sum) : '');
  };
  return (
    <Field {...frame(props)}>
      <div style={{ display: 'flex', gap: '0.5rem' }}>
        <Input
          type="number"
          min={least}
          value={amount}
          aria-label={props.label}
          onChange={(_, { value }) => {
            // Whoever empties the field to type another number means the same unit.
            setPicked(unit.value);
            set(value, unit.ms);
          }}
          style={{ width: '6rem' }}
        />
        {offered.length > 1 ? (
          <Select
            aria-label={`${props.label}: unit`}
            value={unit.value}
            onChange={(_, { value }) => {
              setPicked(value);
              set(amount, UNITS.find((it) => it.value === value)?.ms ?? unit.ms);
            }}
          >
            {offered.map((it) => (
              <option key={it.value} value={it.value}>
                {it.text}
              </option>
            ))}
          </Select>
        ) : (
          <span style={{ alignSelf: 'center' }}>{unit.text}</span>
        )}
      </div>
    </Field>
  );
}

/** A day and time, shown as the reader's own clock has it, kept as an instant. */
export function InstantField(props: Common<string>) {
  const local = props.value ? new Date(Date.parse(props.value) - new Date(props.value).getTimezoneOffset() * 60_000).toISOString().slice(0, 16) : '';
  return (
    <Field {...frame(props)}>
      <Input
        type="datetime-local"
        value={local}
        onChange={(_, { value }) => props.onChange(value ? new Date(value).toISOString() : '')}
        style={{ maxWidth: '16rem' }}
      />
    </Field>
  );
}
