/** Telegram takes no larger photos. Bot API, sendPhoto. */
export const MOST_PICTURE_BYTES = 10 * 1024 * 1024;
const MOST_SUM = 10_000;
const MOST_RATIO = 20;

/**
 * What is wrong with a picture, told by its first bytes and not by its name: undefined when Telegram will show it.
 * Nothing is decoded, so a small file that claims to be huge costs nothing. Bot API, sendPhoto.
 */
export function wrongWithPicture(bytes: Uint8Array): 'too-large' | 'kind' | 'shape' | undefined {
  if (bytes.length > MOST_PICTURE_BYTES) return 'too-large';
  const size = sizeOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!size) return 'kind';
  const [short, long] = [size.width, size.height].sort((a, b) => a - b) as [number, number];
  return short < 1 || short + long > MOST_SUM || long > short * MOST_RATIO ? 'shape' : undefined;
}

function sizeOf(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.length < 24) return undefined;
  if (bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  return bytes.readUInt16BE(0) === 0xffd8 ? jpegSize(bytes) : undefined;
}

/** Walks the segments to the frame header. ITU T.81, B.2.2. */
function jpegSize(bytes: Buffer): { width: number; height: number } | undefined {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
