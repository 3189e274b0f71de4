import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The app lives at /admin; its hashed files are under /static/admin/, where a CDN keeps them for ever.
export default defineConfig({
  base: "/static/admin/",
  plugins: [react(), tailwindcss(), lingui()],
  build: {
    target: ["chrome120", "safari17", "firefox121"],
    modulePreload: { polyfill: false },
    manifest: "manifest.json",
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/api": process.env.DAYBOOK_URL ?? "http://127.0.0.1:8000" } },
  test: { environment: "happy-dom", server: { deps: { inline: [/@zxing/] } }, include: ["src/test/*.test.ts"], setupFiles: ["src/test/speak.ts"] },
});
