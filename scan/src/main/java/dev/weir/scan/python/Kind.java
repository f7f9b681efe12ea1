package dev.weir.scan.python;

/** What a node of the tree is; in brackets its children, in order, {@code ?} for one that may be missing. */
enum Kind {
  /** Something that could not be read. */
  ERROR,
  /** [statements] */
  MODULE,
  /** [statements] */
  BLOCK,
  /** [statements], of an {@code if}, loop or {@code try}. */
  ELSE,
  /** [statements] */
  FINALLY,
  /** [DECORATORS?, TYPE_PARAMETERS?, PARAMETERS, RETURNS?, BLOCK]; the token is its name's. */
  FUNCTION, ASYNC_FUNCTION,
  /** [DECORATORS?, TYPE_PARAMETERS?, ARGUMENTS?, BLOCK]; the token is its name's. */
  CLASS,
  /** [expressions] */
  DECORATORS,
  /** [PARAMETER ...] */
  TYPE_PARAMETERS, PARAMETERS,
  /** [ANNOTATION?, DEFAULT?]; the token is its name's, a bare star's, or a slash. */
  PARAMETER, STAR_PARAMETER, DOUBLE_STAR_PARAMETER, SLASH,
  /** [expression]: {@code (a, b)} in the parameters of Python 2. */
  TUPLE_PARAMETER,
  /** [expression] */
  ANNOTATION, DEFAULT, RETURNS,
  /** [arguments] */
  ARGUMENTS,
  /** [test, BLOCK, test, BLOCK, ..., ELSE?] */
  IF,
  /** [target, iterable, BLOCK, ELSE?] */
  FOR, ASYNC_FOR,
  /** [test, BLOCK, ELSE?] */
  WHILE,
  /** [ITEM ..., BLOCK] */
  WITH, ASYNC_WITH,
  /** [expression, target?] */
  ITEM,
  /** [BLOCK, HANDLER ..., ELSE?, FINALLY?] */
  TRY,
  /** [type?, target?, BLOCK] */
  HANDLER,
  /** [subject, CASE ...] */
  MATCH,
  /** [pattern, GUARD?, BLOCK] */
  CASE,
  /** [expression] */
  GUARD,
  /** [target, ..., value] */
  ASSIGN,
  /** [target, value]; the token is the operator. */
  AUGMENTED,
  /** [target, annotation, value?] */
  ANNOTATED,
  /** [expression?] */
  RETURN,
  /** [expressions] */
  DELETE, RAISE, ASSERT,
  /** [NAME ...] */
  GLOBAL, NONLOCAL,
  /** [ALIAS ...] */
  IMPORT,
  /** [MODULE_NAME, ALIAS ... or ALL] */
  FROM,
  /** [NAME?] what it is called here; its tokens are the dotted name. */
  ALIAS,
  /** Its tokens are the dotted name, none for {@code from . import}. */
  MODULE_NAME, ALL, PASS, BREAK, CONTINUE,
  /** [expression] */
  EXPRESSION,
  /** [expressions], the first of them {@code TO} for {@code >>}. */
  PRINT,
  /** [expression] */
  TO,
  /** [expressions] */
  EXEC,
  /** [NAME, TYPE_PARAMETERS?, expression] */
  TYPE_ALIAS, NAME, NUMBER, STRING,
  /** [STRING and FORMATTED ...]: written one after the other. */
  STRINGS,
  /** [TEXT and FIELD ...]: {@code f"..."}. */
  FORMATTED, TEXT,
  /** [expression, then TEXT and FIELD of its format] */
  FIELD, ELLIPSIS,
  /** [object]; its last token is the attribute's name. */
  ATTRIBUTE,
  /** [callee, arguments] */
  CALL,
  /** [expression]; the token is the name. */
  KEYWORD,
  /** [expression] */
  STAR, DOUBLE_STAR,
  /** [object, index] */
  SUBSCRIPT,
  /** [parts that are there] */
  SLICE,
  /** [left, right] */
  ADD, PERCENT, BINARY,
  /** [operand] */
  UNARY, NOT,
  /** [operands] */
  AND, OR,
  /** [left, right] */
  IN, NOT_IN, EQUALS, DIFFERS,
  /** [operands] */
  COMPARE,
  /** [value, test, value, test, ..., value] */
  CONDITIONAL,
  /** [PARAMETERS, expression] */
  LAMBDA,
  /** [items] */
  TUPLE, LIST, SET,
  /** [ENTRY or DOUBLE_STAR ...] */
  DICT,
  /** [key, value] */
  ENTRY,
  /** [element, CLAUSE ...] */
  LIST_OF, SET_OF, DICT_OF, GENERATOR,
  /** [target, iterable, conditions ...] */
  CLAUSE,
  /** [expression] */
  AWAIT, YIELD_FROM, BACKQUOTE,
  /** [expression?] */
  YIELD,
  /** [NAME, expression] */
  WALRUS,
  /** [alternatives] of a pattern. */
  EITHER_PATTERN,
  /** [pattern, NAME] */
  AS_PATTERN,
  /** [class, patterns or KEYWORD ...] */
  CLASS_PATTERN,
  /** [ENTRY or DOUBLE_STAR ...] */
  MAPPING_PATTERN,
  /** [patterns] */
  SEQUENCE_PATTERN,
  /** [expression]: something that the subject is compared with. */
  VALUE_PATTERN
}
