import type { ReactNode } from "react";
import { createPortal } from "react-dom";

/** A dialog that stands in no form, though a form opens it: Enter in it does not save the form. */
export const apart = (dialog: ReactNode): ReactNode => createPortal(dialog, document.body);
