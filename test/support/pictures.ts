/** The head of a JPEG of 640 × 480, and some more: enough to be taken for one. */
export const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108', 'hex'),
  Buffer.from('01e00280', 'hex'),
  Buffer.from('03012200021101031101ffd9', 'hex'),
]);

/** The head of a PNG. */
export function png(width: number, height: number): Buffer {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000802000000', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
