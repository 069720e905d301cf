import { action } from '../../../chat/action.ts';

export const openProfile = action('prf.open');
export const changeName = action('prf.name');
export const changePhone = action('prf.phone');
export const changeEmail = action('prf.email');
export const openAllergens = action('prf.allergens');
/** The position in `allergens` of allergens.ts; 1 to avoid it, 0 not to mind. */
export const markAllergen = action('prf.avoid', 'allergen', 'isAvoided');
