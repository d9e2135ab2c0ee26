# Expected values of trends that R can give: weighted lines, Kendall's test, standard errors of a decomposition by a
# numerical delta method, limits of a difference in differences. Run: Rscript trends.R > ../trends-r.json
options(digits = 15)
out <- character(0)
num <- function(x) if (length(x) == 1 && is.na(x)) "null" else if (length(x) == 1) sprintf("%.15g", x) else
  paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
obj <- function(...) { l <- list(...); paste0("{", paste(sprintf('"%s": %s', names(l), sapply(l, function(v)
  if (is.character(v)) v else num(v))), collapse = ", "), "}") }
add <- function(id, fun, input, expected, tolerance, source) out <<- c(out, sprintf(
  '{"id": "%s", "function": "%s", "input": %s, "expected": %s, "tolerance": %g, "source": "%s"}',
  id, fun, input, expected, tolerance, source))

# Weighted least squares with lm; scores as parts of one.
line <- function(id, P, N, D, time, how) {
  n <- P + N + D
  if (how == "own") {
    v <- (P + D) / n - ((P - D) / n)^2
    if (any(v == 0)) { a <- P + .75; b <- N + 1.5; c <- D + .75; m <- n + 3; v <- ((a + c) / m - ((a - c) / m)^2) / m } else v <- v / n
  } else { t <- (sum(P) - sum(D)) / sum(n); v <- ((sum(P) + sum(D)) / sum(n) - t^2) / n }
  fit <- summary(lm((P - D) / n ~ time, weights = 1 / v))
  x2 <- fit$sigma^2 * fit$df[2]
  known <- fit$coefficients[2, 2] / fit$sigma
  z <- fit$coefficients[2, 1] / known
  wide <- x2 > fit$df[2]
  t975 <- qt(.975, fit$df[2])
  se <- if (wide) fit$coefficients[2, 2] else known
  reach <- if (wide) t975 else qnorm(.975)
  slope <- fit$coefficients[2, 1]
  add(id, paste0("trend.line.", how), obj(promoters = P, passives = N, detractors = D, time = time),
    obj(intercept = fit$coefficients[1, 1], slope = slope, standardError = se,
        p = if (wide) fit$coefficients[2, 4] else 2 * pnorm(-abs(z)),
        lower = slope - reach * se, upper = slope + reach * se,
        x2 = x2, lackOfFitP = pchisq(x2, fit$df[2], lower.tail = FALSE)),
    1e-9, "R lm(weights); known variance where chi-square is at most its degrees of freedom, else lm's own t test")
}
set.seed(20)
for (how in c("own", "pooled")) {
  line(paste0("line-flat-", how), c(60, 48, 130, 31, 77, 90), c(30, 40, 50, 20, 33, 41), c(20, 22, 60, 9, 30, 30), 0:5, how)
  line(paste0("line-scattered-", how), c(90, 40, 85, 30, 70, 20, 66, 12), c(20, 40, 25, 50, 20, 40, 30, 30), c(10, 40, 10, 40, 20, 60, 24, 70), 0:7, how)
  line(paste0("line-all-alike-once-", how), c(10, 4, 8, 9, 7), c(0, 3, 4, 2, 5), c(0, 3, 2, 1, 4), 0:4, how)
  line(paste0("line-gaps-", how), c(40, 35, 20, 60, 41), c(20, 20, 30, 20, 20), c(10, 12, 20, 15, 9), c(0, 1, 4, 5, 9), how)
}

# Kendall: tau-b and exact p by R; S = tau * pairs without ties.
for (k in 1:4) {
  y <- list(c(3, 1, 4, 1.5, 9, 2.6, 5), c(10, 8, 9, 7, 6, 5.5, 5, 4, 3, 1), c(2, 2, 2, 1), c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 5.5))[[k]]
  test <- suppressWarnings(cor.test(seq_along(y), y, method = "kendall", exact = length(y) <= 10 && !any(duplicated(y)), continuity = TRUE))
  add(paste0("kendall-", k), "trend.kendall", obj(y = y), obj(tau = unname(test$estimate), p = test$p.value), 1e-9,
    "R cor.test(method = kendall, continuity = TRUE)")
}

# Standard errors of Kitagawa's parts by a numerical delta method: gradient over all cell shares of both sides.
decompose <- function(cells0, cells1) {
  s0 <- rowSums(cells0) / sum(cells0); s1 <- rowSums(cells1) / sum(cells1)
  t0 <- (cells0[, 1] - cells0[, 3]) / rowSums(cells0); t1 <- (cells1[, 1] - cells1[, 3]) / rowSums(cells1)
  c(within = sum((s0 + s1) / 2 * (t1 - t0)), mix = sum((s1 - s0) * (t0 + t1) / 2))
}
gradient <- function(f, x) sapply(seq_along(x), function(i) {
  h <- 1e-5; up <- x; down <- x; up[i] <- x[i] + h; down[i] <- x[i] - h; (f(up) - f(down)) / (2 * h) })
sampled <- function(cells0, cells1, part) {
  variance <- 0
  for (side in 1:2) {
    cells <- if (side == 1) cells0 else cells1
    share <- cells / sum(cells)
    f <- function(x) { m <- matrix(x, nrow = nrow(cells)); (if (side == 1) decompose(m, cells1) else decompose(cells0, m))[part] }
    g <- gradient(f, as.vector(share)); p <- as.vector(share)
    variance <- variance + (sum(p * g^2) - sum(p * g)^2) / sum(cells)
  }
  sqrt(variance)
}
observed <- function(cells0, cells1, part) {
  # Shares given: each segment's three cells are a sample of their own.
  variance <- 0
  for (side in 1:2) for (row in seq_len(nrow(cells0))) {
    cells <- if (side == 1) cells0 else cells1
    p <- cells[row, ] / sum(cells[row, ])
    f <- function(x) { m <- cells; m[row, ] <- x / sum(x) * sum(cells[row, ]); (if (side == 1) decompose(m, cells1) else decompose(cells0, m))[part] }
    g <- gradient(f, p)
    variance <- variance + (sum(p * g^2) - sum(p * g)^2) / sum(cells[row, ])
  }
  sqrt(variance)
}
before <- rbind(c(50, 30, 20), c(80, 60, 60), c(20, 10, 5))
after <- rbind(c(30, 12, 8), c(150, 100, 100), c(22, 18, 20))
add("kitagawa-errors", "decompose.errors",
  obj(before = paste0("[", paste(apply(before, 1, num), collapse = ", "), "]"),
      after = paste0("[", paste(apply(after, 1, num), collapse = ", "), "]")),
  obj(withinObserved = observed(before, after, "within"), mixObserved = observed(before, after, "mix"),
      withinSampled = sampled(before, after, "within"), mixSampled = sampled(before, after, "mix")),
  1e-8, "R, delta method with numerical gradients over multinomial cells")

# Difference in differences: score limits by uniroot, squared and added; p where the limit is 0.
variance <- function(t, P, N, D) {
  n <- P + N + D; s <- t; if (t < 0) { x <- P; P <- D; D <- x; s <- -t }
  B <- -(P + D) + (2 * n - P + D) * s
  d <- (sqrt(B^2 + 8 * n * D * s * (1 - s)) - B) / (4 * n)
  2 * d + s * (1 - s)
}
limits <- function(c, z) {
  n <- sum(c); t <- (c[1] - c[3]) / n
  f <- function(x, side) (c[1] - c[3] - n * x) - side * z * sqrt(n * variance(x, c[1], c[2], c[3]))
  e <- 1e-12
  c(if (c[3] == n) -1 else uniroot(f, c(-1 + e, t), side = 1, tol = 1e-14)$root,
    if (c[1] == n) 1 else uniroot(f, c(t, 1 - e), side = -1, tol = 1e-14)$root)
}
contrast <- function(groups, w, z) {
  t <- sapply(groups, function(c) (c[1] - c[3]) / sum(c)); l <- sapply(groups, limits, z = z)
  down <- ifelse(w > 0, t - l[1, ], l[2, ] - t); up <- ifelse(w > 0, l[2, ] - t, t - l[1, ])
  c(sum(w * t) - sqrt(sum((w * down)^2)), sum(w * t) + sqrt(sum((w * up)^2)))
}
for (k in 1:3) {
  groups <- list(
    list(c(140, 75, 35), c(150, 80, 20), c(70, 60, 40), c(90, 60, 20)),
    list(c(30, 5, 5), c(12, 10, 18), c(15, 12, 13), c(16, 12, 12)),
    list(c(9, 0, 1), c(4, 3, 3), c(5, 2, 3), c(8, 2, 1)))[[k]]
  w <- c(1, -1, -1, 1)
  est <- sum(w * sapply(groups, function(c) (c[1] - c[3]) / sum(c)))
  z <- uniroot(function(z) { l <- contrast(groups, w, z); if (est > 0) l[1] else l[2] }, c(1e-6, 20), tol = 1e-13)$root
  l <- contrast(groups, w, qnorm(.975))
  add(paste0("did-", k), "beforeAfter.control",
    obj(after = groups[[1]], before = groups[[2]], controlAfter = groups[[3]], controlBefore = groups[[4]]),
    obj(difference = est, lower = l[1], upper = l[2], p = 2 * pnorm(-z)), 1e-8, "R, score limits by uniroot, square-and-add")
}
cat("[\n", paste(out, collapse = ",\n"), "\n]\n", sep = "")
