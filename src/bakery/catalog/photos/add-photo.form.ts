import { label } from '../../../chat/emoji.ts';
import { form, showNothing } from '../../../chat/form.ts';
import { showOwnProduct } from '../console/show-own-product.ts';
import { addPhoto } from './add-photo.ts';

/** The choice that there are enough. */
const ENOUGH = 1;

interface PhotoDraft {
  readonly productId: number;
  readonly name: string;
  /** To go back to (`packPlace`). */
  readonly page: number;
  /** Before the first question. */
  readonly had?: number;
  /** Taken in so far. */
  readonly sent?: number;
  readonly photo: string | null;
}

/** Asks until there are enough, so that an album comes in whole. */
export const addPhotoForm = form<PhotoDraft>({
  id: 'add-photo',
  steps: {
    photo: {
      ask: ({ say }, { name, had = 0, sent = 0 }) => ({
        text: say.html(`products.ask.${sent > 0 ? 'more-photos' : had > 0 ? 'another-photo' : 'photo'}`, {
          name,
          count: sent,
        }),
      }),
      choices: ({ say }, { sent = 0 }) =>
        sent === 0 ? [] : [[{ label: label('confirm', say('products.enough-photos')), value: ENOUGH }]],
      read(answer) {
        if (answer.kind === 'choice') return { value: null };
        return answer.kind === 'photo' ? { value: answer.fileId } : { wrong: 'photo' };
      },
    },
  },
  async submit(turn, { productId, name, page, photo, sent = 0 }) {
    if (photo === null) return showOwnProduct(turn, { productId, place: page });
    await turn.run(addPhoto, { productId, fileId: photo });
    await turn.begin(addPhotoForm, { productId, name, page, sent: sent + 1 });
  },
  cancelled: (turn, { productId = 0, page = 0 }) => showOwnProduct(turn, { productId, place: page }),
  putAside: showNothing,
});
