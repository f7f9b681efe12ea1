import { useState } from 'react';

/** Something secret that is shown this once, to be copied or, where it has a file's name, saved. */
export function Once({ text, file }: { text: string; file?: string }) {
  const [told, tell] = useState('');
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => tell('Copied.'),
      () => tell('This browser does not let pages copy: select the text and copy it yourself.'),
    );
  };
  return (
    <div className="once">
      <pre tabIndex={0} aria-label="Shown once">{text}</pre>
      <div className="buttons">
        <button type="button" onClick={copy}>Copy</button>
        {file === undefined ? null : <button type="button" onClick={() => save(file, text)}>Save as a file</button>}
        <span role="status">{told}</span>
      </div>
    </div>
  );
}

function save(file: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text, '\n'], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  URL.revokeObjectURL(url);
}
