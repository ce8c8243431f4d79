import { createContext, useContext } from "react";

/** Where the editor asks; the defaults are the site's own addresses. */
export type EditorOptions = {
  uploadPath: string;
  findMembersPath: string;
  findProductsPath: string;
  /** Addresses of the pictures that the text to edit already holds, by media id. */
  images: Record<string, string>;
};

export const defaultOptions: EditorOptions = {
  uploadPath: "/media",
  findMembersPath: "/members/find",
  findProductsPath: "/products/find",
  images: {},
};

const Options = createContext(defaultOptions);

export const EditorOptionsProvider = Options.Provider;

export function useEditorOptions(): EditorOptions {
  return useContext(Options);
}
