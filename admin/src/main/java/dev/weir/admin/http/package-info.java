/** Requests and answers of the admin port: one table of routes, which says of each who may ask it. */
@NullMarked
package dev.weir.admin.http;

import org.jspecify.annotations.NullMarked;
