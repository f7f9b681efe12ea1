/** The admin API described as OpenAPI 3.1: what the table of routes says, it says; what only people can say stands beside it. */
@NullMarked
package dev.weir.admin.openapi;

import org.jspecify.annotations.NullMarked;
