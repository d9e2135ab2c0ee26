# Raking 100,000 respondents with the R package survey, to set beside `node bench/run.mjs rake`: Rscript bench/rake.R
# Answers go together in the same way as there; targets are drawn in the same range.
suppressPackageStartupMessages(library(survey))

time_of <- function(sizes, n = 100000) {
  set.seed(20260301)
  mood <- runif(n)
  columns <- lapply(sizes, function(size) factor(pmin(size - 1, floor((0.6 * mood + 0.4 * runif(n)) * size)), 0:(size - 1)))
  frame <- setNames(as.data.frame(columns), paste0("k", seq_along(sizes)))
  margins <- lapply(names(frame), function(key) {
    parts <- 0.5 + runif(nlevels(frame[[key]]))
    setNames(data.frame(levels(frame[[key]]), n * parts / sum(parts)), c(key, "Freq"))
  })
  design <- svydesign(~1, weights = rep(1, n), data = frame)
  formulas <- lapply(names(frame), function(key) as.formula(paste("~", key)))
  run <- function() rake(design, formulas, margins, control = list(maxit = 1000, epsilon = 1e-10))
  median(replicate(3, system.time(run())[["elapsed"]]))
}

cat(sprintf("R %s, survey %s\n", getRversion(), packageVersion("survey")))
for (sizes in list(c(5, 8, 12), c(20, 40, 60))) {
  cat(sprintf("rake 100k respondents, %s categories: %.0f ms\n", paste(sizes, collapse = " x "), 1000 * time_of(sizes)))
}
