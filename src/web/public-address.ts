import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IANA special-purpose registries: what is not somebody's place on the open internet. */
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Within 2000::/3: Teredo and its neighbours, documentation, and 6to4, which hides an IPv4 address. */
const closed6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const four = listed(closed4, 'ipv4');
const six = listed(closed6, 'ipv6');
/** All else is loopback, private, link-local, multicast, mapped IPv4, or not given out. */
const global6 = listed(['2000::/3'], 'ipv6');

/** Whether an address is one of the open internet, and so nothing that only this machine or its neighbours reach. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !four.check(address, 'ipv4');
  return isIPv6(address) && global6.check(address, 'ipv6') && !six.check(address, 'ipv6');
}

function listed(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [start, bits] = range.split('/');
    list.addSubnet(start!, Number(bits), family);
  }
  return list;
}
