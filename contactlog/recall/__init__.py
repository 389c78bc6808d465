"""The interview that helps to remember whom one met: pure values, one question at a time.

The order follows what has been measured: free recall first (Brewer and Garrett 2001), day by day backwards,
and again another way round on another day (Ünal and Benjamin 2024); then cues of places and of people already
named, the list read back, "anyone else?" (Brewer 2005); short contacts asked for by place (Smieszek 2012). An
interview led by oneself on a screen does as well as one led by somebody (Evans 2022).

A name is never put into anybody's memory without a basis: every suggestion says where in the user's own diary
or calendar it comes from.
"""
