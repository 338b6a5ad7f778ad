/** Hands text and bytes to the browser as a download. */
export function saveFile(name: string, type: string, content: readonly BlobPart[]): void {
  const address = URL.createObjectURL(new Blob([...content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
