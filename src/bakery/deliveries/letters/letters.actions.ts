import { action } from '../../../chat/action.ts';

/** The customer writes to the courier. */
export const writeCourier = action('ord.courier', 'orderId');
/** The courier writes to the customer. */
export const writeCustomer = action('dlv.write', 'orderId');
