/** Why a courier gives a delivery back before it was picked up. */
export const givenBackReasons = ['no-time', 'too-far', 'vehicle', 'waiting'] as const;
export type GivenBackReason = (typeof givenBackReasons)[number];

/** Why a delivery came back with its courier. */
export const failures = ['nobody-there', 'wrong-address', 'refused', 'accident'] as const;
export type Failure = (typeof failures)[number];
