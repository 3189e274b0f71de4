export { Button, type ButtonTone, buttonClass, Spinner } from "./button.tsx";
export { classes } from "./classes.ts";
export { Dialog } from "./dialog.tsx";
export { Checkbox, Input, Select, Textarea } from "./field.tsx";
export { Badge, Card, Empty, Fact, Notice, Picture, type Tone, Waiting } from "./parts.tsx";
