import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { World } from '../../src/web/fetch-public.ts';
import { isPublic } from '../../src/web/public-address.ts';

/** Of `pictures.example` and `elsewhere.example`, for tests and nothing else. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgm0nKKXKixj+7OsfE
57ni96OURbFIUvGF6yHGVn6dnsGhRANCAARAm2ai3+Dyb52C4GKNxqVjaXqab1D1
TQ2vJX0gGsVRpF6pI0MqEtqluYfu0BfcoJdRs/C5JWMbUj/XzMnftGkY
-----END PRIVATE KEY-----
`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBeDCCAR6gAwIBAgIBATAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBwaWN0dXJl
cy5leGFtcGxlMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAbMRkw
FwYDVQQDDBBwaWN0dXJlcy5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD
QgAEQJtmot/g8m+dguBijcalY2l6mm9Q9U0NryV9IBrFUaReqSNDKhLapbmH7tAX
3KCXUbPwuSVjG1I/18zJ37RpGKNRME8wLgYDVR0RBCcwJYIQcGljdHVyZXMuZXhh
bXBsZYIRZWxzZXdoZXJlLmV4YW1wbGUwHQYDVR0OBBYEFFfIZcPmZM+ENu6MTO3P
kZkYRxE4MAoGCCqGSM49BAMCA0gAMEUCIQC7Pg7Q27gxPbCagsbkckBX+WekC7pt
lrcuvQLwtmnOdAIgT4YRiUIoiJClC39Gd5IRnGp+xpGMWC7GdiISh1Njv0g=
-----END CERTIFICATE-----
`;

export interface PictureHost {
  readonly port: number;
  /** Everybody's names lead to where they are said to lead, the others here; only what is here may be reached as well. */
  world(names?: Readonly<Record<string, string>>): World;
  close(): Promise<void>;
}

/** A server with a certificate of its own. */
export async function pictureHost(answer: RequestListener): Promise<PictureHost> {
  const server = createServer({ key, cert }, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    world: (names = {}) => ({
      resolve: async (host) => [names[host] ?? '127.0.0.1'],
      mayReach: (address, asked) => (address === '127.0.0.1' && asked === port) || isPublic(address),
      ca: cert,
    }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
