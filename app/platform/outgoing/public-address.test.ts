import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address.ts";

const of = (text: string) => text.trim().split(/\s+/);

test.each(
  of("1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 172.15.255.255"),
)("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

test.each(
  of("172.32.0.0 192.167.255.255 192.169.0.0 223.255.255.255 2001:4860:4860::8888 2606:4700::1111 2a01:4f8::1"),
)("%s is public as well", (address) => expect(isPublicAddress(address)).toBe(true));

const closed4 = `
  0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 169.254.0.1 169.254.169.254
  172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255
  198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255`;

const closed6 = `
  :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1
  fc00::1 fd00:ec2::254 fdff::1 fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1
  5f00::1 2001:4860::8888%eth0 0:0:0:0:0:0:0:1 0000:0000:0000:0000:0000:ffff:0a00:0001`;

test.each([...of(closed4), ...of(closed6)])("%s is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  "",
  "localhost",
  "2130706433",
  "0x7f.1",
  "0177.0.0.1",
  "127.1",
  "8.8.8.8.8",
  "[::1]",
  "8.8.8.8 ",
  "۸.۸.۸.۸",
])("%j is no IP address, and so not public", (text) => expect(isPublicAddress(text)).toBe(false));
