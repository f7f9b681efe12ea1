interface Props<T extends string> {
  label: string;
  all: readonly T[];
  chosen: readonly T[];
  set: (chosen: T[]) => void;
}

/** Boxes to tick, any number of them. */
export function Choices<T extends string>({ label, all, chosen, set }: Props<T>) {
  return (
    <fieldset>
      <legend>{label}</legend>
      {all.map((each) => (
        <label key={each}>
          <input
            type="checkbox"
            checked={chosen.includes(each)}
            onChange={(e) => set(all.filter((one) => (one === each ? e.target.checked : chosen.includes(one))))}
          />
          {each}
        </label>
      ))}
    </fieldset>
  );
}
