/** Follows whether the person looks at this page: it is visible and has the focus. */
export function followAttention(tell: (attentive: boolean) => void): void {
  const look = () => tell(document.visibilityState === 'visible' && document.hasFocus());
  window.addEventListener('focus', look);
  window.addEventListener('blur', look);
  document.addEventListener('visibilitychange', look);
  look();
}
