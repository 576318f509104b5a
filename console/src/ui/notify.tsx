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
      // There is nothing to press in it: who came to it by Tab would not get away again.
      { intent: 'success', politeness: 'polite', timeout: 5000, root: { tabIndex: -1 } },
    );
}
