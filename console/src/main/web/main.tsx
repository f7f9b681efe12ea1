import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Api } from './api';
import { App } from './app';

createRoot(document.getElementById('weir')!).render(
  <StrictMode>
    <App api={new Api()} />
  </StrictMode>,
);
