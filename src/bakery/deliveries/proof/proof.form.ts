import { form } from '../../../chat/form.ts';
import type { Turn } from '../../../chat/turn.ts';
import { offerCard } from '../deliveries.notices.ts';
import { type Finishing, finishDelivery } from '../finish-delivery.ts';
import type { Missing } from './proof.ts';

interface Asked {
  readonly orderId: number;
  /** Codes that may still be tried. */
  readonly left: number;
}

interface AskedForCode extends Asked {
  readonly code: string;
}

interface AskedForPhoto extends Asked {
  readonly photo: string;
}

/** Ends a delivery, or asks for what the shop wants to see first. */
export async function finishOrAsk(turn: Turn, finishing: Finishing): Promise<void> {
  const { orderId } = finishing;
  let missing: Missing | null = null;
  try {
    missing = await turn.run(finishDelivery, finishing);
  } finally {
    if (!missing) await turn.showCard(offerCard, orderId);
  }
  if (missing?.needs === 'code') return turn.begin(codeForm, { orderId, left: missing.left });
  if (missing) return turn.begin(proofPhotoForm, { orderId, left: 0 });
}

const backToCard = async (turn: Turn, { orderId }: Partial<Asked>) => {
  if (orderId !== undefined) await turn.showCard(offerCard, orderId);
};

export const codeForm = form<AskedForCode>({
  id: 'delivery-code',
  steps: {
    code: {
      ask: ({ say }, { orderId, left }) => ({
        text: [say.html('deliveries.code.ask', { orderId }), say.html('deliveries.code.left', { count: left })].join(
          '\n',
        ),
      }),
      read(answer) {
        const code = answer.kind === 'text' ? answer.text.replace(/\s/g, '') : '';
        return /^\d{4}$/.test(code) ? { value: code } : { wrong: 'delivery-code' };
      },
    },
  },
  submit: (turn, { orderId, code }) => finishOrAsk(turn, { orderId, code }),
  cancelled: backToCard,
});

export const proofPhotoForm = form<AskedForPhoto>({
  id: 'delivery-photo',
  steps: {
    photo: {
      ask: 'deliveries.code.photo',
      read: (answer) => (answer.kind === 'photo' ? { value: answer.fileId } : { wrong: 'photo' }),
    },
  },
  submit: (turn, { orderId, photo }) => finishOrAsk(turn, { orderId, photo }),
  cancelled: backToCard,
});
