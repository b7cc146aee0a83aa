/** Makes R roll, except while the person types or uses a modifier. */
export function rollKey(roll: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const target = event.composedPath()[0];
    const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'r') roll();
  };
}
