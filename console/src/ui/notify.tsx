import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';

export const TOASTS = 'toasts';

/** Says in a corner that something is done; read aloud too. */
export function useNotify(): (text: string) => void {
  const { dispatchToast } = useToastController(TOASTS);
  return (text) =>
    dispatchToast(
      <Toast>
        <ToastTitle>{text}</ToastTitle>
      </Toast>,
      { intent: 'success', politeness: 'polite', timeout: 5000 },
    );
}
