import { action } from '../../../chat/action.ts';

/** The photo that was taken at the customer's door. */
export const openProof = action('dlv.proof', 'orderId');
