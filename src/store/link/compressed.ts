/**
 * A text in few characters that need no escape: DEFLATE (RFC 1951) of its UTF-8, in base64url (RFC 4648, without padding). The
 * browser's own streams do it, as do Node's; `null` where there are none.
 */
export async function writeCompressed(text: string): Promise<string | null> {
  if (globalThis.CompressionStream === undefined) return null;
  const packed = new Response(text).body?.pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * The text that was packed; `null` when it is none. Unpacking stops at `most` characters (a kilobyte can hold a gigabyte), and
 * what is longer is none.
 */
export async function readCompressed(packed: string, most: number): Promise<string | null> {
  if (globalThis.DecompressionStream === undefined || !/^[\w-]+$/.test(packed)) return null;
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const unpacked = new Response(bytes).body?.pipeThrough(new DecompressionStream('deflate-raw'));
    const reader = unpacked?.getReader();
    if (reader === undefined) return null;
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      text += decoder.decode(value, { stream: !done });
      if (done) return text;
      if (text.length <= most) continue;
      await reader.cancel();
      return null;
    }
  } catch {
    return null;
  }
}
