if a:
	tab()
        spaces()
  less()
if b:
    if c:
        d()
      between()
    e()

   # a comment counts for nothing
	
f(); g();
if h: i(); j()
k = \
  l
