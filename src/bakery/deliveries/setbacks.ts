/** Why a courier gives a delivery back before it was picked up. */
export const givenBackReasons = ['no-time', 'too-far', 'vehicle', 'waiting'] as const;
export type GivenBackReason = (typeof givenBackReasons)[number];

/** Why a delivery was taken from a courier who had not picked it up. */
export const losses = ['taken-away', 'not-picked-up'] as const;
export type Loss = (typeof losses)[number];

/** What a courier is told who did not do it themselves; `regained` takes back what was said of a loss. */
export type Deed = 'assigned' | 'regained' | Loss;

/** Why a delivery came back with its courier. */
export const failures = ['nobody-there', 'wrong-address', 'refused', 'accident'] as const;
/** The last one is nobody's choice: the courier does not work there any more. */
export type Failure = (typeof failures)[number] | 'courier-gone';
