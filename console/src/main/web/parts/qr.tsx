import { encode } from 'uqr';

/** `text` as a QR code: dark on light in any colour scheme, since not every camera reads the reverse. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path className="light" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="dark" d={dark} />
    </svg>
  );
}
