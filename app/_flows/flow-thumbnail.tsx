import { families } from '../_ui/families';
import type { FlowRow } from './flow-row';
import classes from './flow-thumbnail.module.css';
import { box, frame, layOutThumbnail } from './thumbnail-layout';

/** The drawing as a small picture; decoration only, the words beside it say the rest. */
export function FlowThumbnail({ thumbnail }: { thumbnail: FlowRow['thumbnail'] }) {
  const { boxes, wires, boxScale } = layOutThumbnail(thumbnail);
  return (
    <svg className={classes['picture']} viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
      {wires.map((path) => (
        <path key={path} d={path} className={classes['wire']} />
      ))}
      {boxes.map(({ id, x, y, family }) => (
        <g key={id} transform={`translate(${x} ${y}) scale(${boxScale})`}>
          <rect width={box.width} height={box.height} rx={4} className={classes['box']} />
          <rect y={4} width={3} height={box.height - 8} rx={1.5} fill={families[family].color} />
          <rect x={9} y={7} width={22} height={3} rx={1.5} className={classes['text']} />
          <rect x={9} y={13} width={14} height={3} rx={1.5} className={classes['text']} />
        </g>
      ))}
    </svg>
  );
}
