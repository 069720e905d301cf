import { action } from '../../../chat/action.ts';

/** Shop 0: where the reader works. */
export const openSettings = action('shp.set', 'shopId');
/** The position in `sections` of shop-fields.ts. */
export const openSection = action('shp.sec', 'shopId', 'section');
/** The position in `shopFields`. */
export const editSetting = action('shp.edit', 'shopId', 'field');
