/** Saves a text as a file, as a download. It is stored as UTF-8. */
export function saveText(text: string, name: string, type = 'text/plain'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Browsers have taken it by then: the download begins within the click's task.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
