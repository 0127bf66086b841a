import { useId } from 'react';

interface Props<T extends string> {
  readonly name: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

/** A native list of choices with its name. */
export function Choice<T extends string>({ name, options, value, onChoose }: Props<T>) {
  const id = useId();
  return (
    <div className="share-choice">
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
