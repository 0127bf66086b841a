/** Hands a file to the reader, as a click on a link to it does. */
export function download(content: Blob | string, name: string, mime: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: mime }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // Firefox follows only links of a document.
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has its own hold of the blob as soon as the click is handled; the address lives a while for slow ones.
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}

const KEPT = 60_000;
