import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** A quiet sea green. Its middle has 6.3 to 1 against white, so that it may be text as well as ground. */
const brand: BrandVariants = {
  10: '#021213',
  20: '#0a2224',
  30: '#08383b',
  40: '#06464a',
  50: '#05545a',
  60: '#085f65',
  70: '#0b6a70',
  80: '#10757c',
  90: '#2b858b',
  100: '#42959a',
  110: '#59a5a9',
  120: '#70b4b8',
  130: '#88c3c7',
  140: '#a1d2d5',
  150: '#bbe1e3',
  160: '#d8f0f1',
};

const shape = {
  fontFamilyBase: "'Segoe UI', 'Segoe UI Web', system-ui, -apple-system, 'Noto Sans', 'DejaVu Sans', sans-serif",
  borderRadiusMedium: '6px',
  borderRadiusLarge: '8px',
  borderRadiusXLarge: '12px',
} satisfies Partial<Theme>;

export const light: Theme = {
  ...createLightTheme(brand),
  ...shape,
  colorBrandBackground: brand[70],
  colorBrandBackgroundHover: brand[60],
  colorCompoundBrandBackground: brand[70],
  colorBrandForeground1: brand[70],
  colorBrandForegroundLink: brand[60],
  colorCompoundBrandForeground1: brand[70],
  colorNeutralForeground3: '#5c5c5c',
};

export const dark: Theme = {
  ...createDarkTheme(brand),
  ...shape,
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[130],
  colorCompoundBrandForeground1: brand[120],
};

/** Light, dark, or as the system has it. */
export type Appearance = 'system' | 'light' | 'dark';

const KEY = 'latchkey.appearance';
const listeners = new Set<() => void>();
const system = matchMedia('(prefers-color-scheme: dark)');

export function appearance(): Appearance {
  const told = localStorage.getItem(KEY);
  return told === 'light' || told === 'dark' ? told : 'system';
}

export function setAppearance(next: Appearance): void {
  localStorage.setItem(KEY, next);
  listeners.forEach((it) => it());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  system.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener('change', listener);
  };
}

function isDark(): boolean {
  return appearance() === 'dark' || (appearance() === 'system' && system.matches);
}

/** The theme in force. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, isDark) ? dark : light;
}
