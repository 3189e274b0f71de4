import { defineConfig } from "vite";

// Names are hashed, and manifest.json says which file is which: chalicelib/storefront/assets.py reads it.
export default defineConfig({
  base: "/static/storefront/",
  build: {
    manifest: "manifest.json",
    target: ["chrome111", "safari16.4", "firefox114"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: ["src/early.ts", "src/shop.ts", "src/checkout.ts", "src/passkeys.ts", "src/photos.ts", "src/style/shop.css"],
      output: {
        entryFileNames: "[name]-[hash].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
});
