import { form } from '../../chat/form.ts';
import { addPhoto } from './add-photo.ts';
import { showOwnProduct } from './show-own-product.ts';

interface PhotoDraft {
  readonly productId: number;
  readonly name: string;
  /** Of the owner's list, to go back to. */
  readonly page: number;
  readonly photo: string;
}

export const addPhotoForm = form<PhotoDraft>({
  id: 'add-photo',
  steps: {
    photo: {
      ask: 'products.ask.another-photo',
      read: (answer) => (answer.kind === 'photo' ? { value: answer.fileId } : { wrong: 'photo' }),
    },
  },
  async submit(turn, { productId, page, photo }) {
    await turn.run(addPhoto, { productId, fileId: photo });
    await showOwnProduct(turn, { productId, page });
  },
  cancelled: (turn, { productId = 0, page = 0 }) => showOwnProduct(turn, { productId, page }),
});
