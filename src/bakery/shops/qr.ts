import { toBuffer } from 'qrcode';

/** Light modules around the code, as ISO/IEC 18004 asks for; without them a camera does not find it. */
const QUIET_ZONE = 4;
/** Pixels a module: some 450 in all, sharp as large as a hand, and made within a few milliseconds. */
const SCALE = 12;
/** Each row as what differs from the one above (PNG, filter type 2): trying all filters takes many times as long. */
const PACKING = { deflateLevel: 9, filterType: 2 };

/** @returns a PNG that a camera reads the link from, also with a thumb on a corner of it. */
export function qrOf(link: string): Promise<Uint8Array> {
  return toBuffer(link, {
    type: 'png',
    errorCorrectionLevel: 'Q',
    margin: QUIET_ZONE,
    scale: SCALE,
    rendererOpts: PACKING,
  });
}
