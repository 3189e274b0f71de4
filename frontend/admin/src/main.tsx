import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { answers, sayItInWords } from "./app/api.ts";
import { placeToReturn, session } from "./app/session.ts";
import { showTheme } from "./app/theme.ts";
import { speakFirst } from "./app/words.ts";
import { router } from "./routes/tree.tsx";
import "./style.css";

session.whenEnded(() => {
  answers.clear();
  const { href, pathname } = router.state.location;
  if (pathname !== "/sign-in") void router.navigate({ to: "/sign-in", search: { back: placeToReturn(href) } });
});

showTheme();
await speakFirst();
sayItInWords();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={answers}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
