/** A shipping label as some carriers hand it out: a small page of HTML, in Base64. */
export const demoLabel = ({
  number,
  name,
  street,
  city,
}: Record<'number' | 'name' | 'street' | 'city', string>): string =>
  Buffer.from(
    `<!doctype html><html><head><meta charset="utf-8"><style>
@page{size:4in 6in;margin:0}body{font:14pt sans-serif;margin:.25in}h1{font-size:20pt;border-bottom:2px solid}
.bars{height:1in;background:repeating-linear-gradient(90deg,#000 0 2px,#fff 2px 5px,#000 5px 9px,#fff 9px 11px)}
</style></head><body><h1>PARCEL POST</h1><p>To<br><strong>${safe(name)}</strong><br>${safe(street)}<br>${safe(city)}</p>
<div class="bars"></div><p>Order ${safe(number)}</p></body></html>`,
  ).toString('base64');

const safe = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
