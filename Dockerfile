# docker build -t frontline .
# docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" frontline map 2020-06-08 -o map.png
FROM rust:1.95-alpine AS build
RUN apk add --no-cache musl-dev gcc
WORKDIR /src
COPY . .
RUN cargo build --release --locked

# The binary is static and needs nothing: no library, no font, no network.
FROM scratch
COPY --from=build /src/target/release/frontline /frontline
WORKDIR /work
ENTRYPOINT ["/frontline"]
