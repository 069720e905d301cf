import { action } from '../../chat/action.ts';

/** `near` is where the reader is, as `near.ts` writes it; 0 = not said. */
export const openShops = action('shp.list', 'page', 'near');
/** From a place in the list: the reader looks at this shop from here on. */
export const openShopPage = action('shp.open', 'shopId', 'page', 'near');
export const aboutShop = action('shp.about', 'shopId');
export const findNear = action('shp.near');
export const sendShopQr = action('shp.qr', 'shopId');
