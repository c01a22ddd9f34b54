/** Where in a type an `any` stands, as paths such as `groups.list.items`; never where there is none. */
export type AnyPaths<T, Path extends string = '', Depth extends unknown[] = []> = Depth['length'] extends 9
  ? never
  : IsAny<T> extends true
    ? Path
    : T extends string | number | boolean | null | undefined
      ? never
      : T extends (...input: infer Input) => infer Output
        ? AnyPaths<Input, `${Path}()`, [...Depth, 0]> | AnyPaths<Output, `${Path}()`, [...Depth, 0]>
        : T extends readonly (infer Item)[]
          ? AnyPaths<Item, `${Path}[]`, [...Depth, 0]>
          : T extends object
            ? { [Key in keyof T & string]: AnyPaths<T[Key], `${Path}.${Key}`, [...Depth, 0]> }[keyof T &
                string]
            : never;

export type IsAny<T> = 0 extends 1 & T ? true : false;
