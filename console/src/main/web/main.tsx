import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Api } from './api';
import { App } from './app';

const page = document.getElementById('weir')!;
const failed = () => {
  page.textContent = 'Something went wrong in this page. Load it anew.';
};

createRoot(page, { onUncaughtError: failed }).render(
  <StrictMode>
    <App api={new Api()} />
  </StrictMode>,
);
