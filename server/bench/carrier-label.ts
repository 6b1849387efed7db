/** A 4 × 6 in label as carriers send them: absolute boxes, a few fonts, a bar code of 120 bars. Each number makes another label. */
export function carrierLabel(number: number): string {
  const bars = Array.from({ length: 120 }, (_, at) => {
    const isWide = ((number * 2654435761) >>> (at % 31)) & 1;
    return `<i style="left:${20 + at * 2.8}px;width:${isWide ? 2 : 1}px"></i>`;
  });
  return `<html><head><meta charset="utf-8"><style>
    #l { position: relative; width: 384px; height: 570px; font-family: Arial, sans-serif }
    #l div { position: absolute } #l i { position: absolute; top: 400px; height: 100px; background: #000 }
    .big { font-size: 34px; font-weight: bold }</style></head><body><div id="l">
    <div style="left:10px;top:10px">JEAN DUPONT<br>10 RUE DE LA PAIX<br>75001 VILLE EXEMPLE<br>France</div>
    <div style="left:240px;top:10px">Packages 1 of 1<br>Weight 18.5 kg<br>Ref X100A${number}Y</div>
    <div style="left:10px;top:120px;border-top:2px solid #000;width:360px"></div>
    <div class="big" style="left:20px;top:150px">FR-EXP-${String(number).padStart(5, '0')}</div>
    <div style="left:20px;top:220px">Sender ACME LOGISTICS LTD, UNIT 7, SAMPLE PARK, EXAMPLE LANE, TESTBURY AB1 2CD</div>
    ${bars.join('')}
    <div style="left:60px;top:510px">0091 8101 5504 ${String(number).padStart(8, '0')}</div></div></body></html>`;
}
