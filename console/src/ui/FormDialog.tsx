import { DialogFrame } from './DialogFrame';
import { type FormProps, ResourceForm } from './ResourceForm';

type Props<T extends object, O> = Omit<FormProps<T, O>, 'cancel' | 'next' | 'actions'> & { title: string; close: () => void };

/** A form over a page, which closes when it is sent or given up. */
export function FormDialog<T extends object, O>({ title, close, done, ...form }: Props<T, O>) {
  return (
    <DialogFrame title={title} close={close}>
      <ResourceForm
        {...form}
        done={(output: O) => {
          close();
          done(output);
        }}
        cancel={close}
      />
    </DialogFrame>
  );
}
