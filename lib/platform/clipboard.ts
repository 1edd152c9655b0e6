/** Put the text on the clipboard. Resolves to false where the browser refused. */
export function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
