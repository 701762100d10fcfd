// What another reader finds in a drawn code.
import jsqr from 'jsqr';
import { check, expect, same } from './report.mjs';

const SCALE = 4;

export async function checkCode(subject, text, svg, mostVersion, segments) {
  await check(subject, 'QR code is read by jsQR, in its version and segments', () => {
    const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)[1]);
    const width = side * SCALE;
    const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
    for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) darken(pixels, width, +x, +y, +run);
    const read = (jsqr.default ?? jsqr)(pixels, width, width);
    expect(read, 'unreadable');
    same(Buffer.from(read.binaryData).toString('utf8'), text, 'its text');
    same(read.chunks.map((chunk) => chunk.type), segments, 'its segments');
    expect(read.version <= mostVersion, `version ${read.version}`);
    return true;
  });
}

function darken(pixels, width, x, y, run) {
  for (let row = y * SCALE; row < (y + 1) * SCALE; row++) {
    for (let column = x * SCALE; column < (x + run) * SCALE; column++) pixels.fill(0, 4 * (row * width + column), 4 * (row * width + column) + 3);
  }
}
